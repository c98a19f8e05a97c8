/** Documents of a dossier in editions, and editions that wait for an amendment. */
@NullMarked
package org.muwahhad.tender.document;

import org.jspecify.annotations.NullMarked;
