package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.intrinsic.References;

/** References of what is not to be made: none is known. */
record Unfollowed() implements References {
    @Override
    public Object ref(String resource) {
        return Known.LATER;
    }

    @Override
    public Object attribute(String resource, String attribute) {
        return Known.LATER;
    }

    @Override
    public String exported(String name) {
        return Known.LATER;
    }
}
