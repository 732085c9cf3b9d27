/** What the shift asks of AWS: one narrow interface for each service, in its own words, and the values that come back. */
@NullMarked
package io.pointsman.actions.shift.ports;

import org.jspecify.annotations.NullMarked;
