/** What a run has made, and how it is taken away. */
@NullMarked
package io.pointsman.local.acceptance.ledger;

import org.jspecify.annotations.NullMarked;
