package makewhole.remediation.picture;

import makewhole.remediation.markup.Markup;

/** Writes SVG elements; whatever is written as text is escaped. Lengths are whole tenths of a pixel. */
final class Svg {
    private static final int TENTHS = 10;

    private final StringBuilder text = new StringBuilder();

    Svg raw(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    Svg line(String style, int x1, int y1, int x2, int y2) {
        return raw("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(style, px(x1), px(y1), px(x2), px(y2)));
    }

    Svg rect(String style, int x, int y, int width, int height) {
        return raw("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(style, px(x), px(y), px(width), px(height)));
    }

    Svg circle(String style, int x, int y, int radius) {
        return raw("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(style, px(x), px(y), px(radius)));
    }

    /** A triangle that points up, its centre at the point. */
    Svg triangle(String style, int x, int y, int radius) {
        return raw("<path class=\"%s\" d=\"M%s %sL%s %sL%s %sZ\"/>"
                .formatted(
                        style, px(x), px(y - radius), px(x + radius), px(y + radius), px(x - radius), px(y + radius)));
    }

    Svg path(String style, String points) {
        return raw("<path class=\"%s\" d=\"%s\"/>".formatted(style, points));
    }

    Svg words(String style, int x, int y, String words) {
        return raw(
                "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>".formatted(style, px(x), px(y), Markup.escaped(words)));
    }

    /** Words that run upwards along an axis. */
    Svg upright(String style, int x, int y, String words) {
        return raw("<text class=\"%s\" transform=\"translate(%s %s) rotate(-90)\">%s</text>"
                .formatted(style, px(x), px(y), Markup.escaped(words)));
    }

    static String px(int tenths) {
        int rest = Math.abs(tenths % TENTHS);
        String sign = tenths < 0 && tenths > -TENTHS ? "-" : "";
        return rest == 0 ? Integer.toString(tenths / TENTHS) : "%s%d.%d".formatted(sign, tenths / TENTHS, rest);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
