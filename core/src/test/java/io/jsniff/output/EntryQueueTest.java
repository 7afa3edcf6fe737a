package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryQueueTest {
    private static final long MUCH = 1 << 30;

    private static @Nullable Object taken(EntryQueue queue) {
        Object element = queue.peek();
        if (element != null) {
            queue.remove();
        }
        return element;
    }

    @Test
    void elementsComeOutInOrder() {
        EntryQueue queue = new EntryQueue(4, MUCH);
        for (int i = 0; i < 11; i++) {
            assertThat(queue.offer(i, 0)).isTrue();
            assertThat(queue.offer(-i, 0)).isTrue();
            assertThat(queue.size()).isEqualTo(2);
            assertThat(taken(queue)).isEqualTo(i);
            assertThat(taken(queue)).isEqualTo(-i);
            assertThat(taken(queue)).isNull();
        }
    }

    @Test
    void fullQueueRefuses() {
        EntryQueue queue = new EntryQueue(2, MUCH);
        assertThat(queue.offer("a", 0)).isTrue();
        assertThat(queue.offer("b", 0)).isTrue();
        assertThat(queue.offer("c", 0)).isFalse();
        taken(queue);
        assertThat(queue.offer("d", 0)).isTrue();
    }

    @Test
    void bytesHeldAreBounded() {
        EntryQueue queue = new EntryQueue(2, 10 * 64);
        assertThat(queue.mayHold(11 * 64)).isFalse();
        assertThat(queue.mayHold(10 * 64)).isTrue();
        assertThat(queue.offer("a", 11 * 64)).isFalse();
        assertThat(queue.offer("a", 6 * 64)).isTrue();
        assertThat(queue.bytes()).isEqualTo(6 * 64);
        assertThat(queue.offer("b", 5 * 64)).isFalse();
        assertThat(queue.offer("b", 4 * 64)).isTrue();
        assertThat(queue.isHalfFull()).isTrue();
        assertThat(taken(queue)).isEqualTo("a");
        assertThat(queue.bytes()).isEqualTo(4 * 64);
        assertThat(queue.offer("c", 6 * 64)).isTrue();
        assertThat(queue.offer("no slot", 0)).isFalse();
        taken(queue);
        taken(queue);
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void elementStaysUntilItIsDoneWith() {
        EntryQueue queue = new EntryQueue(2, MUCH);
        queue.offer("a", 100);
        assertThat(queue.peek()).isEqualTo("a");
        assertThat(queue.peek()).isEqualTo("a");
        assertThat(queue.bytes()).isEqualTo(128);
        queue.remove();
        assertThat(queue.peek()).isNull();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void closedQueueGivesWhatItHasAndTakesNothing() {
        EntryQueue queue = new EntryQueue(4, MUCH);
        queue.offer("a", 100);
        queue.close();
        assertThat(queue.offer("b", 100)).isFalse();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(taken(queue)).isEqualTo("a");
        assertThat(queue.size()).isZero();
        assertThat(queue.offer("b", 100)).isFalse();
    }

    @Test
    void countersMayOverflow() {
        long large = 1L << 36;
        EntryQueue queue = new EntryQueue(4, 2 * large);
        for (int i = 0; i < 100; i++) {
            assertThat(queue.offer("a", large - 64)).isTrue();
            assertThat(queue.offer("b", large - 64)).isEqualTo(i == 0);
            assertThat(queue.bytes()).isEqualTo(2 * (large - 64));
            taken(queue);
            assertThat(queue.bytes()).isEqualTo(large - 64);
        }
    }

    @Test
    void slotsAreAsManyAsBytesMayFill() {
        EntryQueue small = EntryQueue.within(2 << 20);
        int taken = 0;
        while (small.offer("smallest", 512)) {
            taken++;
        }
        assertThat(taken).isEqualTo((2 << 20) / 512);
    }

    @Test
    void capacityIsAPowerOfTwo() {
        assertThatThrownBy(() -> new EntryQueue(3, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyProducersLoseNothingAndKeepTheirOrder() throws InterruptedException {
        int producers = 4;
        int each = 50_000;
        EntryQueue queue = new EntryQueue(64, MUCH);
        AtomicLong refused = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            long base = (long) p << 32;
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    if (!queue.offer(base + i, 0)) {
                        refused.incrementAndGet();
                        Thread.onSpinWait();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        long[] last = {-1, -1, -1, -1};
        long taken = 0;
        while (threads.stream().anyMatch(Thread::isAlive) || queue.size() > 0) {
            if (taken(queue) instanceof Long element) {
                int producer = (int) (element >> 32);
                assertThat(element & 0xffff_ffffL).isGreaterThan(last[producer]);
                last[producer] = element & 0xffff_ffffL;
                taken++;
            }
        }
        assertThat(taken + refused.get()).isEqualTo((long) producers * each);
    }
}
