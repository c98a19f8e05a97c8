package org.muwahhad.db;

import java.nio.file.Path;

/** Another running instance holds the data directory; two servers on one would destroy it. */
public final class DataDirectoryInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String arabic;

  DataDirectoryInUse(Path dataDirectory, long holder) {
    super(
        "The data directory "
            + dataDirectory
            + " is in use by a running Muwahhad (process "
            + holder
            + "). Stop it first, or choose another directory with --data-dir.");
    this.arabic =
        "مجلد البيانات \u2068"
            + dataDirectory
            + "\u2069 مستخدَم من نسخة عاملة من «موحَّد» (العملية رقم \u2068"
            + holder
            + "\u2069). أوقفوها أولًا، أو اختاروا مجلدًا آخر بالخيار \u2068--data-dir\u2069.";
  }

  /** The same message in Arabic. */
  public String arabicMessage() {
    return arabic;
  }
}
