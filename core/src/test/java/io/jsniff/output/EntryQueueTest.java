package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntryQueueTest {
    @Test
    void elementsComeOutInOrder() {
        EntryQueue queue = new EntryQueue(4, 0);
        for (int i = 0; i < 11; i++) {
            assertThat(queue.offer(i, 0)).isTrue();
            assertThat(queue.offer(-i, 0)).isTrue();
            assertThat(queue.size()).isEqualTo(2);
            assertThat(queue.poll()).isEqualTo(i);
            assertThat(queue.poll()).isEqualTo(-i);
            assertThat(queue.poll()).isNull();
        }
    }

    @Test
    void fullQueueRefuses() {
        EntryQueue queue = new EntryQueue(2, 0);
        assertThat(queue.offer("a", 0)).isTrue();
        assertThat(queue.offer("b", 0)).isTrue();
        assertThat(queue.offer("c", 0)).isFalse();
        queue.poll();
        assertThat(queue.offer("d", 0)).isTrue();
    }

    @Test
    void bytesHeldAreBounded() {
        EntryQueue queue = new EntryQueue(1, 10);
        assertThat(queue.offer("a", 11)).isFalse();
        assertThat(queue.offer("a", 10)).isTrue();
        assertThat(queue.offer("b", 1)).isFalse();
        queue.poll();
        assertThat(queue.offer("b", 1)).isFalse();
        queue.release(10);
        assertThat(queue.offer("b", 1)).isTrue();
        assertThat(queue.offer("no slot", 9)).isFalse();
        queue.poll();
        assertThat(queue.offer("c", 9)).isTrue();
    }

    @Test
    void capacityIsAPowerOfTwo() {
        assertThatThrownBy(() -> new EntryQueue(3, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyProducersLoseNothingAndKeepTheirOrder() throws InterruptedException {
        int producers = 4;
        int each = 50_000;
        EntryQueue queue = new EntryQueue(64, 0);
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
            if (queue.poll() instanceof Long element) {
                int producer = (int) (element >> 32);
                assertThat(element & 0xffff_ffffL).isGreaterThan(last[producer]);
                last[producer] = element & 0xffff_ffffL;
                taken++;
            }
        }
        assertThat(taken + refused.get()).isEqualTo((long) producers * each);
    }
}
