package io.jsniff.output.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what someone who mistyped a word may have meant. */
public final class Suggestions {
    private Suggestions() {}

    /** The words most like the wrong one, the likeliest first; none if nothing is like it. */
    public static List<String> of(String wrong, Collection<String> words, int most) {
        List<String> near = new ArrayList<>();
        for (String word : words) {
            if (word.length() > 1 && distance(wrong, word) <= tolerance(wrong, word)) {
                near.add(word);
            }
        }
        near.sort(
                Comparator.comparingInt((String word) -> distance(wrong, word)).thenComparing(word -> word));
        return near.subList(0, Math.min(most, near.size()));
    }

    /** A word that begins like the wrong one, or the reverse, may be far from it in length. */
    private static int tolerance(String wrong, String word) {
        boolean begins = wrong.length() > 2 && (word.startsWith(wrong) || wrong.startsWith(word));
        return begins ? Integer.MAX_VALUE : Math.max(1, wrong.length() / 3);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that lead from one to the other. */
    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] oldest = beforeLast;
            beforeLast = last;
            last = row;
            row = oldest;
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (isSwap(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
