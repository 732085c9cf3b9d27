/** AWS Cloud Control API: resources by their types, as far as the SAM CLI asks. */
@NullMarked
package io.pointsman.endpoint.cloudcontrol;

import org.jspecify.annotations.NullMarked;
