package io.jsniff.agent.tap.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SocketTableTest {
    private final SocketTable<Integer> table = new SocketTable<>(100_000);

    @Test
    void equalObjectsAreNotTheSame() {
        String one = new String("x");
        String other = new String("x");
        table.put(one, 1);
        table.put(other, 2);
        assertThat(table.get(one)).isEqualTo(1);
        assertThat(table.get(other)).isEqualTo(2);
        table.remove(one);
        assertThat(table.get(one)).isNull();
        assertThat(table.get(other)).isEqualTo(2);
    }

    @Test
    void newValueReplacesTheOld() {
        table.put(this, 1);
        table.put(this, 2);
        assertThat(table.get(this)).isEqualTo(2);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void manyObjectsFindTheirValues() {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            keys.add(new Object());
            table.put(keys.get(i), i);
        }
        for (int i = 0; i < 50_000; i += 2) {
            table.remove(keys.get(i));
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(table.get(keys.get(i))).isEqualTo(i % 2 == 0 ? null : Integer.valueOf(i));
        }
        assertThat(table.size()).isEqualTo(25_000);
    }

    @Test
    void fullTableTakesNoMore() {
        SocketTable<Integer> small = new SocketTable<>(1);
        assertThat(small.put(this, 1)).isTrue();
        assertThat(small.put(new Object(), 2)).isFalse();
        assertThat(small.put(this, 3)).isTrue();
    }

    @Test
    void garbageIsHandedOver() {
        List<Integer> left = new ArrayList<>();
        table.put(new Object(), 7);
        table.put(this, 8);
        for (int i = 0; i < 100 && left.isEmpty(); i++) {
            System.gc();
            table.expunge(left::add);
        }
        assertThat(left).containsExactly(7);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void lookUpsGoOnWhileTheTableChanges() throws InterruptedException {
        AtomicBoolean missed = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        table.put(this, 42);
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                Integer value = table.get(this);
                missed.compareAndSet(false, value == null || value != 42);
            }
        });
        reader.start();
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            keys.add(new Object());
            table.put(keys.get(i), i);
            if (i % 3 == 0) {
                table.remove(keys.get(i));
            }
        }
        done.set(true);
        reader.join();
        assertThat(missed).isFalse();
    }
}
