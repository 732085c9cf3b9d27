/** What would go wrong with a stack that is released: looked at before it does. */
@NullMarked
package io.pointsman.local.operator.doctor;

import org.jspecify.annotations.NullMarked;
