package foodfast.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads texts, numbers and flags, each for what it is, and says in our words what is wrong. */
final class StrictScalars extends SimpleDeserializers {
  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          UUID.class,
          Instant.class,
          Boolean.class,
          Integer.class,
          Long.class,
          Double.class);

  @Override
  public JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription bean) {
    Class<?> boxed = MethodType.methodType(type.getRawClass()).wrap().returnType();
    return SCALARS.contains(boxed) ? new Scalar(type.getRawClass(), boxed) : null;
  }

  @Override
  public JsonDeserializer<?> findEnumDeserializer(
      Class<?> type, DeserializationConfig config, BeanDescription bean) {
    return new Scalar(type, type);
  }

  /** What is wrong where a value didn't fit. */
  static String detail(DatabindException misfit) {
    if (!(misfit instanceof MismatchedInputException e) || e.getTargetType() == null) {
      return "This can't be read.";
    }
    Class<?> target = e.getTargetType();
    if (Collection.class.isAssignableFrom(target)) {
      return "This must be a list.";
    }
    boolean object = target.isRecord() || Map.class.isAssignableFrom(target);
    return object ? "This must be an object." : e.getOriginalMessage();
  }

  private static final class Scalar extends StdScalarDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final boolean required;

    Scalar(Class<?> declared, Class<?> boxed) {
      super(declared);
      type = boxed;
      required = declared.isPrimitive();
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (type == Boolean.class) {
        boolean yes = in.hasToken(JsonToken.VALUE_TRUE);
        return yes || in.hasToken(JsonToken.VALUE_FALSE)
            ? yes
            : refuse(context, "This must be true or false.");
      }
      if (Number.class.isAssignableFrom(type)) {
        return in.currentToken().isNumeric()
            ? number(in.getDecimalValue(), context)
            : refuse(context, "This must be a number.");
      }
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        return refuse(context, "This must be text.");
      }
      String misfit = UnicodeText.misfit(in.getText(), type);
      return misfit == null ? UnicodeText.as(in.getText(), type) : refuse(context, misfit);
    }

    private Object number(BigDecimal value, DeserializationContext context)
        throws JsonMappingException {
      if (type == Double.class) {
        double number = value.doubleValue();
        return Double.isFinite(number)
            ? number
            : refuse(context, "This number is too large or too small.");
      }
      try {
        long whole = value.longValueExact();
        return type == Long.class ? (Object) whole : (Object) Math.toIntExact(whole);
      } catch (ArithmeticException e) {
        boolean fraction = value.stripTrailingZeros().scale() > 0;
        return refuse(
            context,
            fraction ? "This must be a whole number." : "This number is too large or too small.");
      }
    }

    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
      return required ? refuse(context, "This must not be empty.") : null;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
      return required ? refuse(context, "This is missing.") : null;
    }

    private Object refuse(DeserializationContext context, String detail)
        throws JsonMappingException {
      return context.reportInputMismatch(this, "%s", detail);
    }
  }
}
