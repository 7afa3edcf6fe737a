package io.jsniff.bytes;

import io.jsniff.bytes.Limits.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What jsniff holds of the heap, by part, and where each part asks before it holds more. Safe for several threads. */
public final class MemoryBudget {
    private final Limits limits;
    private final Map<Part, MemoryAccount> accounts = new EnumMap<>(Part.class);

    /** One of which nothing is held yet. */
    public MemoryBudget(Limits limits) {
        this.limits = limits;
        for (Part part : Part.values()) {
            accounts.put(part, new MemoryAccount(part, limits.of(part)));
        }
    }

    /** Without bounds. */
    public static MemoryBudget unbounded() {
        return new MemoryBudget(new Limits(Long.MAX_VALUE));
    }

    /** The bounds. */
    public Limits limits() {
        return limits;
    }

    /** The account of a part. */
    public MemoryAccount of(Part part) {
        return Objects.requireNonNull(accounts.get(part));
    }

    /** All accounts, as they are at this moment. */
    public List<MemoryUse> use() {
        List<MemoryUse> all = new ArrayList<>(accounts.size());
        for (MemoryAccount account : accounts.values()) {
            all.add(account.use());
        }
        return all;
    }

    /** How often a part was refused more than its share. */
    public long refused() {
        long sum = 0;
        for (MemoryAccount account : accounts.values()) {
            sum += account.use().refused();
        }
        return sum;
    }
}
