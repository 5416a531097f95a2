package makewhole.notification.template;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, line by line: the longest common part stays, the rest goes or comes. */
public final class LineDifference {
    private LineDifference() {}

    /** Every line with what became of it before it: a blank if it stayed, {@code -} if it went, {@code +} if it came. */
    public static List<String> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(" " + old.get(i));
                i++;
                j++;
            } else if (j >= now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + old.get(i));
                i++;
            } else {
                lines.add("+" + now.get(j));
                j++;
            }
        }
        return lines;
    }
}
