package makewhole.remediation.investor.db;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever in a text may be the number of an account: a word, or groups of four as people write them. */
final class NumbersInText {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s\\u00A0-]{1,4}");
    private static final int SHORTEST = 4;
    private static final int LONGEST = 34;
    private static final int GROUP = 4;

    private NumbersInText() {}

    /** Each in capitals, without what stands between the groups. */
    static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        List<String> before = new ArrayList<>(); // groups of four that a number may have begun with, the last one last
        int end = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group().toUpperCase(Locale.ROOT);
            if (!BETWEEN_GROUPS.matcher(text.substring(end, words.start())).matches()) {
                before.clear();
            }
            keep(word, found);
            if (word.length() <= GROUP) {
                keepWithThoseBefore(word, before, found);
            }
            if (word.length() == GROUP) {
                before.add(word);
            } else {
                before.clear();
            }
            end = words.end();
        }
        return found;
    }

    private static void keepWithThoseBefore(String last, List<String> before, Set<String> found) {
        String number = last;
        for (int i = before.size() - 1; i >= 0 && number.length() <= LONGEST; i--) {
            number = before.get(i) + number;
            keep(number, found);
        }
    }

    private static void keep(String number, Set<String> found) {
        if (number.length() >= SHORTEST && number.length() <= LONGEST) {
            found.add(number);
        }
    }
}
