/** The alarms that Pointsman makes for a shift: what they watch, when they are made, when they are taken away. */
@NullMarked
package io.pointsman.actions.shift.alarm;

import org.jspecify.annotations.NullMarked;
