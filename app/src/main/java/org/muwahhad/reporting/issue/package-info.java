/**
 * Reports as they are issued: a draft with the reader's name, or a file that stays. In the archive
 * the same figures, edition and layout give the same file, which is made once, with digests of its
 * groups of figures.
 */
@NullMarked
package org.muwahhad.reporting.issue;

import org.jspecify.annotations.NullMarked;
