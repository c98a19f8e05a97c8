package org.muwahhad.reports.signature;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * Reads a signature out of the place that a PDF file keeps for it. The place is larger than the
 * signature, and zeros fill the rest (ISO 32000-1, 12.8.1). Bouncy Castle takes these for foreign
 * data since 1.85, so they are left off here; anything else behind a signature is still refused.
 *
 * <p>DSS finds this class by {@code META-INF/services}.
 */
public final class PaddedSignatures extends CMSObjectUtils {
  @Override
  public CMS parseToCMS(byte[] place) {
    return super.parseToCMS(withoutPadding(place));
  }

  private static byte[] withoutPadding(byte[] place) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(place);
    try {
      new ASN1InputStream(bytes, place.length).readObject();
    } catch (IOException | RuntimeException e) {
      throw new IllegalInputException("Not a signature: " + e.getMessage(), e);
    }
    int end = place.length - bytes.available();
    boolean padded = end < place.length;
    for (int i = end; i < place.length && padded; i++) {
      padded = place[i] == 0;
    }
    return padded ? Arrays.copyOf(place, end) : place;
  }
}
