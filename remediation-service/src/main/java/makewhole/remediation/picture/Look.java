package makewhole.remediation.picture;

/** How a picture looks: every colour has a shape or a hatching beside it, so that black and white says the same. */
final class Look {
    private Look() {}

    static String styles(String id) {
        return """
                <defs><pattern id="h-%1$s" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
                <rect width="5" height="5" fill="#fff"/><rect width="2" height="5" fill="#0b4f8a"/></pattern></defs>
                <style>
                @.paper{fill:#fff}
                @text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:#222}
                @.title{font-size:24px;font-weight:600}@.subtitle{font-size:16px}@.key{font-size:15px}
                @.axis{font-size:14px;text-anchor:middle;fill:#444}@.tick{font-size:13px;text-anchor:end;fill:#444}
                @.caption{font-size:13px;fill:#444}@.levelname{font-size:14px;font-weight:600}
                @.grid{stroke:#ddd;stroke-width:1}@.zero{stroke:#222;stroke-width:1.2}
                @.caps{fill:none;stroke:#777;stroke-width:1.4;stroke-dasharray:2 3}
                @.right{fill:none;stroke:#111;stroke-width:2.4}
                @.level{stroke:#111;stroke-width:1.2;stroke-dasharray:10 5}
                @.stem{stroke:#999;stroke-width:1}
                @.over{fill:#a61b1b;stroke:#fff;stroke-width:.6}
                @.under{fill:#fff;stroke:#0b4f8a;stroke-width:1.6}
                @.same{fill:#555}
                @.overbar{fill:#a61b1b}
                @.underbar{fill:url(#h-%1$s);stroke:#0b4f8a;stroke-width:.5}
                @.keyhatch{fill:url(#h-%1$s);stroke:#0b4f8a;stroke-width:.5}
                @.touch{fill:transparent}@.touch:hover{fill:#000;fill-opacity:.06}
                </style>""".formatted(id).replace("@", "#p-%s ".formatted(id));
    }

    static void legend(Svg svg, int left, int y, boolean hasLevel) {
        int x = left;
        svg.line("right", x, y, x + 300, y).words("key", x + 380, y + 50, "right");
        x += 1_100;
        svg.triangle("over", x + 40, y, 45).words("key", x + 160, y + 50, "booked, too much");
        x += 1_850;
        svg.circle("under", x + 40, y, 32).words("key", x + 160, y + 50, "booked, too little");
        x += 1_850;
        svg.circle("same", x + 40, y, 16).words("key", x + 160, y + 50, "booked right");
        x += 1_550;
        svg.line("caps", x, y, x + 300, y).words("key", x + 380, y + 50, "cap");
        if (hasLevel) {
            x += 1_050;
            svg.line("level", x, y, x + 300, y).words("key", x + 380, y + 50, "the one level for all");
        }
    }
}
