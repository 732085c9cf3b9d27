/** Functions run for real: each version in a process of its own, spoken to by Lambda's Runtime API on loopback. */
@NullMarked
package io.pointsman.endpoint.process;

import org.jspecify.annotations.NullMarked;
