/**
 * What suppliers ask on a published tender, what everybody is answered, and who follows a tender.
 */
@NullMarked
package org.muwahhad.tender.question;

import org.jspecify.annotations.NullMarked;
