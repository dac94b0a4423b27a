/**
 * Puts the house together: the REST application, the tables' migrations, readiness and metrics. It
 * may import anything but {@code local}, which alone imports it.
 *
 * <p>In every package a class named by a verb ({@code PlaceOrder}, {@code AssignDriver}) is one use
 * case in one transaction, a plural ({@code Orders}) is all rows of that kind, and {@code
 * …Resource} a door.
 */
package foodfast;
