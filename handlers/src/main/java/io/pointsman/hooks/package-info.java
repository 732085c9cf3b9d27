/** What functions share that CodeDeploy asks before or after it moves traffic. */
@NullMarked
package io.pointsman.hooks;

import org.jspecify.annotations.NullMarked;
