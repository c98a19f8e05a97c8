/** Reports as they are issued: drafts, files that stay, and the archive that makes each once. */
@NullMarked
package org.muwahhad.reporting.issue;

import org.jspecify.annotations.NullMarked;
