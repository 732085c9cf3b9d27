package io.pointsman.endpoint.keep;

import java.util.Arrays;

/** What a directory holds was written by classes that this build has in another form, or not at all. */
final class OtherBuild extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OtherBuild(String what) {
        super(what);
    }

    static void check(String what, String written, String here) {
        if (!written.equals(here)) {
            throw new OtherBuild(what);
        }
    }

    static Class<?> type(String name) {
        try {
            return Class.forName(name, false, OtherBuild.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw unknown(name, e);
        }
    }

    static Object constant(String type, String name) {
        Object[] all = type(type).getEnumConstants();
        return Arrays.stream(all == null ? new Object[0] : all)
                .filter(each -> ((Enum<?>) each).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OtherBuild(type + "." + name));
    }

    static OtherBuild unknown(String what, Exception why) {
        OtherBuild trouble = new OtherBuild(what);
        trouble.initCause(why);
        return trouble;
    }
}
