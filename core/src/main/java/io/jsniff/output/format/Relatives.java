package io.jsniff.output.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody who mistyped a word may have meant. */
public final class Relatives {
    private Relatives() {}

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

    /** Levenshtein's distance: insertions, deletions and substitutions from one to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[to.length()];
    }
}
