package io.pointsman.endpoint.kept;

import java.io.Serializable;
import java.util.Comparator;

/** An order that can be kept over a restart. */
@FunctionalInterface
public interface KeptComparator<T> extends Comparator<T>, Serializable {}
