/**
 * What becomes of files in which the scanner found something, or that it did not judge: a malware
 * analysis platform is asked, people see incidents, and national CERTs read the indicators.
 */
@NullMarked
package org.muwahhad.upload.analysis;

import org.jspecify.annotations.NullMarked;
