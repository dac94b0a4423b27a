package foodfast.web;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;

/** Whole numbers within their type's range, and decimals of a sane size. */
final class Numbers {
  private Numbers() {}

  static String misfit(JsonNumber number, Class<?> type) {
    BigDecimal value = number.bigDecimalValue();
    if (Math.abs((long) value.precision() - value.scale()) > 400 || value.scale() > 400) {
      return "is out of range";
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return Double.isFinite(value.doubleValue()) ? null : "is out of range";
    }
    if (!number.isIntegral()) {
      return "must be a whole number";
    }
    boolean isLong = type == long.class || type == Long.class;
    int bits = value.toBigInteger().bitLength();
    return bits <= (isLong ? 63 : 31) ? null : "is out of range";
  }
}
