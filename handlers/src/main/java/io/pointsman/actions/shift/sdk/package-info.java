/** The ports of the shift, carried out with the AWS SDK. */
@NullMarked
package io.pointsman.actions.shift.sdk;

import org.jspecify.annotations.NullMarked;
