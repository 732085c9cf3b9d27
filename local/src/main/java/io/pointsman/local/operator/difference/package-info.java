/** What a release of an artifact would change of what is live. */
@NullMarked
package io.pointsman.local.operator.difference;

import org.jspecify.annotations.NullMarked;
