package io.pointsman.endpoint.kept;

import java.io.Serializable;
import java.util.function.Predicate;

/** A predicate that can be kept over a restart. */
@FunctionalInterface
public interface KeptPredicate<T> extends Predicate<T>, Serializable {}
