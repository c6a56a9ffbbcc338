;; The two loops in which learning and principal components spend their time, on two numbers at a time. Each sum is made in
;; the order of the loops of plain.ts, so that both give the same bits. Places are in bytes.
(module
  (import "env" "memory" (memory 1))

  ;; Products of the rows of a matrix and blocks of four vectors, whose numbers are side by side, as those of the result
  ;; are. There is at least one row.
  (func (export "multiply")
    (param $matrix i32) (param $rows i32) (param $width i32) (param $four i32) (param $blocks i32) (param $start f64)
    (param $out i32)
    (local $at i32) (local $place i32) (local $row i32) (local $left i32)
    (local $factor v128) (local $low v128) (local $high v128)
    (loop $eachBlock
      (if (i32.gt_s (local.get $blocks) (i32.const 0)) (then
        (local.set $at (local.get $matrix))
        (local.set $row (local.get $rows))
        (loop $eachRow
          (if (i32.gt_s (local.get $row) (i32.const 0)) (then
            (local.set $low (f64x2.splat (local.get $start)))
            (local.set $high (local.get $low))
            (local.set $place (local.get $four))
            (local.set $left (local.get $width))
            (loop $eachNumber
              (if (i32.gt_s (local.get $left) (i32.const 0)) (then
                (local.set $factor (v128.load64_splat (local.get $at)))
                (local.set $low
                  (f64x2.add (local.get $low) (f64x2.mul (local.get $factor) (v128.load (local.get $place)))))
                (local.set $high
                  (f64x2.add (local.get $high) (f64x2.mul (local.get $factor) (v128.load offset=16 (local.get $place)))))
                (local.set $at (i32.add (local.get $at) (i32.const 8)))
                (local.set $place (i32.add (local.get $place) (i32.const 32)))
                (local.set $left (i32.sub (local.get $left) (i32.const 1)))
                (br $eachNumber))))
            (v128.store (local.get $out) (local.get $low))
            (v128.store offset=16 (local.get $out) (local.get $high))
            (local.set $out (i32.add (local.get $out) (i32.const 32)))
            (local.set $row (i32.sub (local.get $row) (i32.const 1)))
            (br $eachRow))))
        (local.set $four (local.get $place))
        (local.set $blocks (i32.sub (local.get $blocks) (i32.const 1)))
        (br $eachBlock)))))

  ;; Adds rows, each times its factor, to a sum, four at a time and in their order. The number of rows is a multiple of four.
  (func (export "addRows")
    (param $sum i32) (param $width i32) (param $values i32) (param $stride i32) (param $factors i32) (param $apart i32)
    (param $rows i32)
    (local $at i32) (local $left i32) (local $one i32) (local $two i32) (local $three i32) (local $four i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $eachFour
      (if (i32.gt_s (local.get $rows) (i32.const 0)) (then
        (local.set $a (v128.load64_splat (local.get $factors)))
        (local.set $b (v128.load64_splat (local.tee $factors (i32.add (local.get $factors) (local.get $apart)))))
        (local.set $c (v128.load64_splat (local.tee $factors (i32.add (local.get $factors) (local.get $apart)))))
        (local.set $d (v128.load64_splat (local.tee $factors (i32.add (local.get $factors) (local.get $apart)))))
        (local.set $factors (i32.add (local.get $factors) (local.get $apart)))
        (local.set $one (local.get $values))
        (local.set $two (i32.add (local.get $one) (local.get $stride)))
        (local.set $three (i32.add (local.get $two) (local.get $stride)))
        (local.set $four (i32.add (local.get $three) (local.get $stride)))
        (local.set $values (i32.add (local.get $four) (local.get $stride)))
        (local.set $at (local.get $sum))
        (local.set $left (local.get $width))
        (loop $eachTwo
          (if (i32.gt_s (local.get $left) (i32.const 1)) (then
            (v128.store (local.get $at)
              (f64x2.add (f64x2.add (f64x2.add (f64x2.add (v128.load (local.get $at))
                (f64x2.mul (local.get $a) (v128.load (local.get $one))))
                (f64x2.mul (local.get $b) (v128.load (local.get $two))))
                (f64x2.mul (local.get $c) (v128.load (local.get $three))))
                (f64x2.mul (local.get $d) (v128.load (local.get $four)))))
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (local.set $one (i32.add (local.get $one) (i32.const 16)))
            (local.set $two (i32.add (local.get $two) (i32.const 16)))
            (local.set $three (i32.add (local.get $three) (i32.const 16)))
            (local.set $four (i32.add (local.get $four) (i32.const 16)))
            (local.set $left (i32.sub (local.get $left) (i32.const 2)))
            (br $eachTwo))))
        (if (i32.eq (local.get $left) (i32.const 1)) (then
          (v128.store64_lane 0 (local.get $at)
            (f64x2.add (f64x2.add (f64x2.add (f64x2.add (v128.load64_zero (local.get $at))
              (f64x2.mul (local.get $a) (v128.load64_zero (local.get $one))))
              (f64x2.mul (local.get $b) (v128.load64_zero (local.get $two))))
              (f64x2.mul (local.get $c) (v128.load64_zero (local.get $three))))
              (f64x2.mul (local.get $d) (v128.load64_zero (local.get $four)))))))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
        (br $eachFour))))))
