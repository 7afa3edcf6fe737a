package io.jsniff.agent.tap.socket;

import io.jsniff.bytes.HeapSize;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from objects, by identity and held weakly, to values. A look-up takes no lock and allocates nothing; changes take the
 * table's lock. Chains are immutable, so a reader sees each of them whole.
 *
 * @param <V> the values
 */
public final class SocketTable<V> {
    private static final int FIRST_CAPACITY = 64;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    /** A weak reference with its value and its weight, a node of a chain, and a head of one. */
    private static final int PLACE = HeapSize.object(8) + HeapSize.object(2) + 2 * 8;

    private final int limit;
    private final MemoryAccount account;
    private final int bytes;
    private volatile AtomicReferenceArray<@Nullable Node<V>> heads = new AtomicReferenceArray<>(FIRST_CAPACITY);
    private int size;

    /**
     * An empty table.
     *
     * @param limit most objects to hold
     */
    public SocketTable(int limit) {
        this(limit, MemoryBudget.unbounded().of(Part.CONNECTIONS), 0);
    }

    /**
     * One whose objects and values count as held.
     *
     * @param bytes what an object's value takes by itself, to which its place is added
     */
    public SocketTable(int limit, MemoryAccount account, int bytes) {
        this.limit = limit;
        this.account = account;
        this.bytes = PLACE + bytes;
    }

    /** The value of an object, if it has one. */
    @Nullable
    public V get(Object key) {
        AtomicReferenceArray<@Nullable Node<V>> table = heads;
        int hash = System.identityHashCode(key);
        for (Node<V> node = table.get(hash & table.length() - 1); node != null; node = node.next) {
            if (node.key.refersTo(key)) {
                return node.key.value;
            }
        }
        return null;
    }

    /** Gives an object its value; false if the table is full. */
    public boolean put(Object key, V value) {
        return put(key, value, 0);
    }

    /**
     * The same.
     *
     * @param more bytes that this value takes beyond what each does
     */
    public synchronized boolean put(Object key, V value, long more) {
        remove(key);
        if (size >= limit || !account.reserve(bytes + more)) {
            return false;
        }
        if (size >= heads.length()) {
            grow();
        }
        insert(heads, new Key<>(key, value, bytes + more, queue));
        size++;
        return true;
    }

    /** Forgets an object. */
    public synchronized void remove(Object key) {
        int index = System.identityHashCode(key) & heads.length() - 1;
        for (Node<V> node = heads.get(index); node != null; node = node.next) {
            if (node.key.refersTo(key)) {
                unlink(index, node.key);
                return;
            }
        }
    }

    /** How many objects are held. */
    public synchronized int size() {
        return size;
    }

    /** The values of all objects, some of which may come or go meanwhile. */
    public void forEach(Consumer<V> action) {
        AtomicReferenceArray<@Nullable Node<V>> table = heads;
        for (int i = 0; i < table.length(); i++) {
            for (Node<V> node = table.get(i); node != null; node = node.next) {
                action.accept(node.key.value);
            }
        }
    }

    /** Forgets the objects that are garbage, and hands over the values that they left behind. */
    public void expunge(Consumer<V> action) {
        for (var reference = queue.poll(); reference != null; reference = queue.poll()) {
            @SuppressWarnings("unchecked") // nothing else is registered with the queue
            Key<V> key = (Key<V>) reference;
            if (removeStale(key)) {
                action.accept(key.value);
            }
        }
    }

    private synchronized boolean removeStale(Key<V> key) {
        return unlink(key.hash & heads.length() - 1, key);
    }

    /** Puts copies of the nodes before the one of the key in place of the chain, in some order; false if it was gone. */
    private boolean unlink(int index, Key<V> key) {
        Node<V> kept = null;
        boolean found = false;
        for (Node<V> node = heads.get(index); node != null; node = node.next) {
            if (node.key == key) {
                found = true;
            } else {
                kept = new Node<>(node.key, kept);
            }
        }
        if (found) {
            heads.set(index, kept);
            size--;
            account.release(key.bytes);
        }
        return found;
    }

    private void grow() {
        AtomicReferenceArray<@Nullable Node<V>> larger = new AtomicReferenceArray<>(heads.length() * 2);
        for (int i = 0; i < heads.length(); i++) {
            for (Node<V> node = heads.get(i); node != null; node = node.next) {
                insert(larger, node.key);
            }
        }
        heads = larger;
    }

    private static <V> void insert(AtomicReferenceArray<@Nullable Node<V>> table, Key<V> key) {
        int index = key.hash & table.length() - 1;
        table.set(index, new Node<>(key, table.get(index)));
    }

    private static final class Key<V> extends WeakReference<Object> {
        private final int hash;
        private final V value;
        private final long bytes;

        Key(Object key, V value, long bytes, ReferenceQueue<Object> queue) {
            super(key, queue);
            this.bytes = bytes;
            this.hash = System.identityHashCode(key);
            this.value = value;
        }
    }

    private static final class Node<V> {
        private final Key<V> key;
        private final @Nullable Node<V> next;

        Node(Key<V> key, @Nullable Node<V> next) {
            this.key = key;
            this.next = next;
        }
    }
}
