package io.pointsman.settings;

/**
 * A value as a user gave it.
 *
 * @param where for messages: {@code UserParameters}, or the place in the settings file
 */
record Given(Object value, String where) {}
