/** What a new version is asked before traffic gets there, and how shift and the verify hook tell each other. */
@NullMarked
package io.pointsman.verification;

import org.jspecify.annotations.NullMarked;
