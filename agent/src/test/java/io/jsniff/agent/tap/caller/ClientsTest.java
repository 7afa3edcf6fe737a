package io.jsniff.agent.tap.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
    private static final int OBJECTS = 1 << 15;
    /** What the JVM may allocate for itself meanwhile. */
    private static final long NOISE = 200 << 10;

    private static Clients within(MemoryAccount account) {
        return new Clients(new Callers(CallerOptions.of(StackDepth.OFF)), account);
    }

    private static MemoryAccount correlation(long heap) {
        return new MemoryBudget(new Limits(heap)).of(Part.CORRELATION);
    }

    private static List<Object> objects(int count) {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(new Object());
        }
        return objects;
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            least = Math.min(least, jvm.totalMemory() - jvm.freeMemory());
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void ownersAndTasksWithoutEndStayWithinTheirShare(long heap) {
        MemoryAccount account = correlation(heap);
        Clients clients = within(account);
        List<Object> owners = objects(OBJECTS);
        List<Object> sockets = objects(OBJECTS);
        List<Object> tasks = objects(OBJECTS);
        long before = heap();
        for (int i = 0; i < OBJECTS; i++) {
            clients.onOwned(sockets.get(i), owners.get(i));
            Object outer = clients.onConnecting(owners.get(i));
            clients.onLeft(tasks.get(i), true);
            clients.onDone(outer);
        }
        long used = account.use().used();
        long real = heap() - before;
        assertThat(used).isBetween(account.limit() / 4, account.limit());
        assertThat(account.use().refused() > 0).isEqualTo(heap == 64 << 20); // in the other the tables are full before
        assertThat(real).as("what the heap holds").isLessThan(used + used / 4 + NOISE);
        owners.clear();
        sockets.clear();
        tasks.clear();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (account.use().used() > 0) {
            System.gc();
            clients.expunge();
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
        }
    }

    @Test
    void ownerThatCannotBeRememberedHasNoNumberInsteadOfManyNumbers() {
        MemoryAccount account = correlation(64 << 20);
        Clients clients = within(account);
        account.add(account.limit());
        Object owner = new Object();
        clients.onConnecting(owner);
        assertThat(clients.of(new Object()).owner()).isNull();
        clients.onDone(null);
    }
}
