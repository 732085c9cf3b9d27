package io.pointsman.review;

/** What a change puts at risk: the groups of the review page, the riskiest first. */
enum Risk {
    DATA("Data at risk", "with data at risk", "Deletes or replaces what holds data, or a whole nested stack."),
    REPLACEMENT(
            "Replaced",
            "replaced",
            "A new resource takes the old one's part; its name, address or content may change."),
    REMOVAL("Removed", "removed", "Leaves the stack."),
    PERMISSIONS("Permissions", "about permissions", "Who may do what."),
    CODE("New code", "with new code", "Functions that get other code."),
    CHANGE("Changed in place", "changed in place", "Same resource, other properties."),
    ADDITION("Added", "added", "New resources.");

    private final String title;
    private final String inSentence;
    private final String meaning;

    Risk(String title, String inSentence, String meaning) {
        this.title = title;
        this.inSentence = inSentence;
        this.meaning = meaning;
    }

    String title() {
        return title;
    }

    String inSentence() {
        return inSentence;
    }

    String meaning() {
        return meaning;
    }

    static Risk of(Change change) {
        if (change.mayReplace() || change.mayDelete()) {
            return gone(change);
        }
        return switch (change.action()) {
            case REMOVE -> REMOVAL;
            case ADD -> IamTypes.holds(change.type()) ? PERMISSIONS : ADDITION;
            case MODIFY, IMPORT, DYNAMIC, SYNC_WITH_ACTUAL -> inPlace(change);
        };
    }

    private static Risk gone(Change change) {
        if (StatefulTypes.holds(change.type()) || change.isNestedStack()) {
            return DATA;
        }
        return change.mayDelete() ? REMOVAL : REPLACEMENT;
    }

    private static Risk inPlace(Change change) {
        if (IamTypes.holds(change.type())) {
            return PERMISSIONS;
        }
        return change.changesCode() ? CODE : CHANGE;
    }
}
