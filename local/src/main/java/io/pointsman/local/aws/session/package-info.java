/** What the policy of a session lets it do. */
@NullMarked
package io.pointsman.local.aws.session;

import org.jspecify.annotations.NullMarked;
