package org.muwahhad.reports.signature;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/** Writes objects as they stand in a PDF file; what they refer to is not read. */
final class PdfText {
  private static final HexFormat HEX = HexFormat.of();

  private PdfText() {}

  static String of(COSBase object) {
    StringBuilder text = new StringBuilder();
    write(object, text);
    return text.toString();
  }

  /** A reference to an object of a number. */
  static String reference(long number) {
    return number + " 0 R";
  }

  /** A text in any script. */
  static String of(String text) {
    return text.isEmpty()
        ? "()"
        : "<feff" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
  }

  private static void write(COSBase object, StringBuilder text) {
    if (object instanceof COSObject indirect) {
      text.append(indirect.getKey().getNumber())
          .append(' ')
          .append(indirect.getKey().getGeneration())
          .append(" R");
    } else if (object instanceof COSDictionary dictionary) {
      text.append("<<");
      for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
        write(entry.getKey(), text);
        text.append(' ');
        write(entry.getValue(), text);
      }
      text.append(">>");
    } else if (object instanceof COSArray array) {
      text.append('[');
      for (COSBase element : array) {
        write(element, text);
        text.append(' ');
      }
      text.append(']');
    } else {
      text.append(simple(object));
    }
  }

  private static String simple(COSBase object) {
    if (object instanceof COSName name) {
      return name(name.getName());
    }
    if (object instanceof COSString string) {
      return "<" + HEX.formatHex(string.getBytes()) + ">";
    }
    if (object instanceof COSInteger number) {
      return Long.toString(number.longValue());
    }
    if (object instanceof COSFloat number) {
      return new BigDecimal(Float.toString(number.floatValue())).toPlainString();
    }
    if (object instanceof COSBoolean truth) {
      return Boolean.toString(truth.getValue());
    }
    if (object instanceof COSNull) {
      return "null";
    }
    throw new IllegalArgumentException("Not to be written: " + object.getClass());
  }

  private static String name(String name) {
    StringBuilder text = new StringBuilder("/");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > ' ' && b < 127 && "#/%()<>[]{}".indexOf(b) < 0;
      text.append(plain ? String.valueOf((char) b) : "#" + HEX.toHexDigits(b));
    }
    return text.toString();
  }
}
