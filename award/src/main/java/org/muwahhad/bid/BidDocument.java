package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.ScanStatus;

/**
 * A document as the content of a bid states it. The components stand in the alphabetical order of
 * their names ({@link BidContent}).
 *
 * @param byteCount size of the document in bytes
 * @param contentType media type, by its content
 * @param id key of the encrypted document
 * @param key opens it, hexadecimal: anyone who has the content has the document
 * @param name of the file
 * @param scan whether it was scanned when it came
 * @param sha256 of the document in clear
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BidDocument(
    int byteCount,
    String contentType,
    long id,
    String key,
    String name,
    ScanStatus scan,
    String sha256) {
  public byte[] keyBytes() {
    return HexFormat.of().parseHex(key);
  }

  /** Whether the gate could have let it in. */
  public boolean isValid() {
    return byteCount > 0
        && FileType.isTaken(name, contentType)
        && id > 0
        && key.matches("[0-9a-f]{64}")
        && sha256.matches("[0-9a-f]{64}")
        && scan != ScanStatus.QUARANTINED;
  }
}
