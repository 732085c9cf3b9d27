package io.pointsman.local.acceptance.scene;

/** What customers and the alias say of a shift. */
final class Shifts {
    private final Stage stage;
    private final Shop shop;
    private final Releases releases;
    private final Visitors visitors;

    Shifts(Stage stage, Shop shop, Releases releases, Visitors visitors) {
        this.stage = stage;
        this.shop = shop;
        this.releases = releases;
        this.visitors = visitors;
    }

    /** All customers get that release, and the alias is on one version. */
    String arrived(String release) {
        int asked = visitors.all(release);
        return "release " + release + " answers, " + Shop.ALIAS + " is on version " + shop.version() + "; " + asked
                + " customers so far, each was answered";
    }
}
