/** Requirements of a draft, and the templates that a dossier is made from. */
@NullMarked
package org.muwahhad.tender.dossier;

import org.jspecify.annotations.NullMarked;
