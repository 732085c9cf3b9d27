package io.pointsman.endpoint.kept;

import java.io.Serializable;
import java.util.function.BiConsumer;

/** What takes two things and that can be kept over a restart. */
@FunctionalInterface
public interface KeptBiConsumer<A, B> extends BiConsumer<A, B>, Serializable {}
