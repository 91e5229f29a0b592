-- One district, two towns, two forms, three months: coverage, deliveries, rejected rows, quality.
create table dim_areas as
select * from (
    values
    ('440607000000', '三水区', 'district', false),
    ('440607001000', '西南街道', 'town', false),
    ('440607101000', '大塘镇', 'town', false)
) as t (area_code, area_name, area_level, is_unknown);

create table rpt_delivery_coverage as
select * from (
    values
    ('donations', '440607001000', date '2013-06-01', 'on_time', date '2013-07-01', 9,
        date '2013-07-15', '西南街道'),
    ('donations', '440607101000', date '2013-06-01', 'missing', null, null, date '2013-07-15',
        '大塘镇'),
    ('medical_aid', '440607000000', date '2013-05-01', 'late', date '2013-07-01', 4,
        date '2013-06-15', '三水区'),
    ('medical_aid', '440607000000', date '2013-06-01', 'nil', null, 0, date '2013-07-15', '三水区'),
    ('medical_aid', '440607000000', date '2014-01-01', 'undated', null, 3, date '2014-02-15', '三水区')
) as t (feed, town_code, month, status, received_on, row_count, due_on, area_name);

create table fct_deliveries as
select * from (
    values
    ('d1', 'f1', 'donations', '440607001000', null, date '2013-06-01', date '2013-06-01',
        date '2013-07-01', 'in_force', true, 12, 9, 2, 1, 0, 900.10, 1),
    ('d0', 'f0', 'donations', '440607001000', null, date '2013-06-01', date '2013-06-01', null,
        'superseded', false, 8, 8, 0, 0, 0, 800.00, 0),
    ('m1', 'f2', 'medical_aid', '440607000000', '社工部', date '2013-05-01', date '2013-05-01',
        date '2013-07-01', 'in_force', true, 4, 4, 0, 0, 0, null, 0),
    ('m2', 'f3', 'medical_aid', '440607000000', '三水区', date '2014-01-01', date '2014-01-01',
        null, 'in_force', true, 3, 3, 0, 0, 0, 30.00, 0)
) as t (
    delivery_id, file_id, feed, deliverer_code, section, period_start, period_end, reported_on,
    state, is_in_force, rows_read, rows_accepted, rows_rejected, rows_total, rows_note,
    amount_sum_yuan, warning_count
);

create table fct_rejected_rows as
select * from (
    values
    ('d1', 'donations', '', 4, 'amount', 'not_an_amount', null),
    ('d1', 'donations', 'A', 5, 'received_on', 'not_a_date', 'c1'),
    ('d0', 'donations', 'A', 6, 'received_on', 'not_a_date', null)
) as t (delivery_id, feed, source_sheet, source_row, column_name, reason, closed_by);

create table fct_quality_results as
select * from (
    values
    ('r1', date '2013-07-01', 'inbound', 'donations', 'cell_missing', 'amount', 'd1', false, 9, 3),
    ('r2', date '2013-07-02', 'inbound', 'donations', 'cell_missing', 'amount', 'd1', true, 9, 0),
    ('r2', date '2013-07-02', 'inbound', 'donations', 'row_twice', null, 'd1', false, 9, 2),
    ('r2', date '2013-07-02', 'inbound', 'donations', 'row_twice', null, 'd0', false, null, null),
    ('b1', date '2013-07-01', 'published', 'fct_payments', 'key_repeated', 'payment_id', null,
        true, 5, 0),
    ('b2', date '2013-07-02', 'published', 'fct_payments', 'key_repeated', 'payment_id', null,
        true, 5, 0),
    ('b3', date '2013-07-03', 'published', 'fct_payments', 'key_repeated', 'payment_id', null,
        false, 5, 1)
) as t (
    run_id, judged_on, door, suite, rule_code, column_name, delivery_id, is_passed,
    examined_count, unexpected_count
);
