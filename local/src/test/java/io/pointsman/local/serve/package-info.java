/** {@code serve} in a process of its own, as a user runs it: what only shows in a JVM that has been told how to be. */
@NullMarked
package io.pointsman.local.serve;

import org.jspecify.annotations.NullMarked;
