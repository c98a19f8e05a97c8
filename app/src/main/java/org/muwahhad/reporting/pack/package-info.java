/** Several reports in one file: the papers of a meeting, or chosen reports of a tender. */
@NullMarked
package org.muwahhad.reporting.pack;

import org.jspecify.annotations.NullMarked;
