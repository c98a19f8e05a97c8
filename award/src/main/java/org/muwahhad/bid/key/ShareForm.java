package org.muwahhad.bid.key;

import io.micronaut.http.multipart.CompletedFileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Reads the copy of a share out of a form. */
public final class ShareForm {
  private static final int LARGEST = 64 * 1024;

  private ShareForm() {}

  /**
   * The bytes of the file sent; null when none was chosen.
   *
   * @throws Refusal.InvalidInput with {@code bid.share-file-unreadable} when it is far too large
   */
  public static byte @Nullable [] file(@Nullable CompletedFileUpload file) {
    if (file == null || file.getSize() == 0) {
      return null;
    }
    if (file.getSize() > LARGEST) {
      throw new Refusal.InvalidInput(HeldShares.FILE, "bid.share-file-unreadable");
    }
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
